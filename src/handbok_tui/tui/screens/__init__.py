"""What fills the window: one module per screen, built when first shown."""
