"""What the program says while a template is filled in."""

from __future__ import annotations

FIXED_ROW = "Raden hör till mallen och kan inte tas bort. Backsteg tömmer ett fält"
ONE_ONLY = "Fältet rymmer bara ett värde. Välj m eller a"
