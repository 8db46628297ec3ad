"""Document + Theme -> Artifact: one package for each format; none knows another, none knows a brief."""
