"""Jobs -> their results, done wherever jobs can run: processes of this machine or a Dask cluster."""
