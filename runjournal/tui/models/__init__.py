"""View models: they derive what a screen shows and make its changes. They know no widget."""
