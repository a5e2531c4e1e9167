"""SMART Scheduling Links: clinics that publish what they have free as files, and take bookings on their own pages.

https://github.com/smart-on-fhir/smart-scheduling-links. The url is that of the manifest, as in
https://host/data/$bulk-publish; `zone`, `region`, `hosts`, `states`, `source`: options.py.
"""

from booking.ports import Clock
from upstream.configured import SystemSettings
from upstream.source import Connected
from upstream.standards.smart_links.files import Files
from upstream.standards.smart_links.options import read_options
from upstream.standards.smart_links.published import Published
from upstream.standards.smart_links.schedule import LinksSchedule


def connect(settings: SystemSettings, clock: Clock) -> Connected:
    """Raises BadSystems. Nothing is booked there from here."""
    options = read_options(settings)
    files = Files(settings.name, settings.url, clock, options.hosts)
    return Connected(LinksSchedule(Published(files, settings.url, options), options), files.close)
