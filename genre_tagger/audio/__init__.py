"""Sound: files to clips, clips to sound cards."""
