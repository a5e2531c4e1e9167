"""What somebody who looks after clinic systems does to their reading."""
