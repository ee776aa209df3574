"""The pages, one file each; all stand in the frame of `layout`."""
