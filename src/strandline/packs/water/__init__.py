"""Water-quality time series: the schema from 1.0.0 to 1.7.0 and a legacy archive to carry."""

from strandline.packs.water.spec import pack

__all__ = ["pack"]
