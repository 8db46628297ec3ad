"""A job -> its result: parsed, fitted to its pages, printed in each format and proofread; opens no project."""
