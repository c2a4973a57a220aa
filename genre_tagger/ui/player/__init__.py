"""The transport bar and the bridge from the audio player to Qt."""
