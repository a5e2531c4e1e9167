"""HL7 FHIR R4: clinics, doctors and slots of any server that speaks it, booked by transactions.

Its url is the server's base, as in https://host/fhir. What else the settings may say: options.py, and in sign_in.py and
inbox.py.
"""

from booking.ports import Clock
from upstream.configured import SystemSettings
from upstream.http import ClinicHttp
from upstream.source import Connected
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.inbox import FhirInbox, Subscription, read_hook
from upstream.standards.fhir.options import read_options
from upstream.standards.fhir.record.source import record_of
from upstream.standards.fhir.schedule import FhirSchedule
from upstream.standards.fhir.sign_in import read_sign_in
from upstream.standards.fhir.system import FhirSystem


def connect(settings: SystemSettings, clock: Clock) -> Connected:
    """Raises BadSystems."""
    options, hook = read_options(settings), read_hook(settings)
    client = FhirClient(ClinicHttp(settings.name, settings.url), read_sign_in(settings, clock))
    subscription = Subscription(client, hook) if hook else None
    schedule = FhirSchedule(client, clock, options, subscription)
    inbox = FhirInbox(schedule, hook) if hook else None
    return Connected(
        schedule,
        client.close,
        FhirSystem(client, options),
        record=record_of(settings.name, client, options),
        inbox=inbox,
    )
