"""The viewer's pages: widgets → projects and screens → draw, nothing else."""
