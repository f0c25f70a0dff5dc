"""What breaks things for real: the program is killed, cut off and refused, and loses nothing."""
