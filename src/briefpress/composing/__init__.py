"""Templates, looks and a selection -> a job: all that one edition is printed from, packed."""
