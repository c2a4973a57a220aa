"""What is wrong with the clips of a data set, and what a run on it will take, before anything is trained."""
