"""Why the network answered as it did for one window: evidence, filters, feature maps, states."""
