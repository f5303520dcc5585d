"""IT and security certifications of the Security Certification Roadmap, with the author's prices of March 2025."""

from __future__ import annotations

import re
from urllib.parse import urlparse

from ingest.courses.course import Catalogue, Course
from ingest.occupations.tables import DataFolder, Row

_ROWS = 26
_SUBJECTS = {
    "pen_testing": "penetration testing",
    "exploit": "penetration testing",
    "redops": "penetration testing",
    "forensics": "digital forensics",
    "incident_handling": "incident response",
    "iam": "identity and access management",
    "network": "network security",
}
"""The roadmap's shelves that are of one kind; on the others (management, engineering, …) all sorts lie together."""
_PROVIDERS = {
    "www.giac.org": "GIAC",
    "www.mosse-institute.com": "Mosse Institute",
    "www.mile2.com": "Mile2",
    "mile2.com": "Mile2",
    "www.crest-approved.org": "CREST",
    "www.exin.com": "EXIN",
    "gaqm.org": "GAQM",
    "www.eccouncil.org": "EC-Council",
    "ciso.eccouncil.org": "EC-Council",
    "cert.eccouncil.org": "EC-Council",
    "www.seco-institute.org": "SECO-Institute",
    "training.fortinet.com": "Fortinet",
    "www.cisco.com": "Cisco",
    "docs.microsoft.com": "Microsoft",
    "www.comptia.org": "CompTIA",
    "www.itgovernance.co.uk": "IT Governance",
    "www.offensive-security.com": "OffSec",
    "help.offensive-security.com": "OffSec",
    "www.identitymanagementinstitute.org": "Identity Management Institute",
    "secops.group": "The SecOps Group",
    "pecb.com": "PECB",
    "app.infosecinstitute.com": "Infosec Institute",
    "www.isc2.org": "ISC2",
    "www.axelos.com": "Axelos",
    "www.isaca.org": "ISACA",
    "cybersecurity.isaca.org": "ISACA",
    "www.scrum.org": "Scrum.org",
    "security.ine.com": "INE Security",
    "ine.com": "INE Security",
    "www.paloaltonetworks.com": "Palo Alto Networks",
    "apmg-international.com": "APMG International",
    "www.isecom.org": "ISECOM",
    "www.vmware.com": "VMware",
    "www.isa.org": "ISA",
    "drii.org": "DRI International",
    "www.pmi.org": "PMI",
    "www.juniper.net": "Juniper Networks",
    "aws.amazon.com": "Amazon Web Services",
    "academy.hackthebox.com": "Hack The Box",
    "www.cncf.io": "CNCF",
    "trailhead.salesforce.com": "Salesforce",
    "www.redhat.com": "Red Hat",
    "sabsa.org": "SABSA Institute",
    "www.ncsc.gov.uk": "UK National Cyber Security Centre",
    "www.asisonline.org": "ASIS International",
    "www.zachman.com": "Zachman International",
    "www.lpi.org": "Linux Professional Institute",
    "cloud.google.com": "Google Cloud",
    "training-certifications.checkpoint.com": "Check Point",
    "www.bcs.org": "BCS",
    "certnexus.com": "CertNexus",
    "iapp.org": "IAPP",
    "training.linuxfoundation.org": "The Linux Foundation",
    "cloudsecurityalliance.org": "Cloud Security Alliance",
    "www.opengroup.org": "The Open Group",
    "www.sans.org": "SANS Institute",
    "www.splunk.com": "Splunk",
    "portswigger.net": "PortSwigger",
}


def read_certifications(folder: DataFolder) -> Catalogue:
    """Every certification of the roadmap that has a link."""
    rows = folder.rows("courses/security_certs_pauljerimy.csv")
    return Catalogue(
        name="it-security-certifications",
        title="IT and security certifications (Security Certification Roadmap)",
        publisher="Paul Jerimy, Security Certification Roadmap",
        licence="CC BY-SA 4.0",
        url="https://pauljerimy.com/security-certification-roadmap/",
        date="2025-03",
        language="en",
        courses=tuple(_course(row) for row in rows if row["url"].startswith("http")),
    )


def price(note: str) -> str:
    """The author's note with its date: ``$979 exam, SANS course recommended (March 2025)``."""
    text = re.sub(r"\s*;\s*", ", ", note.strip().rstrip("."))
    return f"{text} (US dollars, March 2025)" if "$" in text else ""


def _course(row: Row) -> Course:
    name, short = row["name"].strip(), row["abbr"].replace("C)", "C").strip()
    return Course(
        title=f"{name} ({short})" if short and short not in name else name,
        provider=_PROVIDERS.get(urlparse(row["url"]).netloc, urlparse(row["url"]).netloc.removeprefix("www.")),
        link=row["url"].strip(),
        language="English",
        subject=_SUBJECTS.get(row["subcategory"] or row["category"], ""),
        level=_level(int(row["skill_level_position"])),
        price=price(row["price_note"]),
    )


def _level(position: int) -> str:
    """The roadmap's height, in words: its upper third is the most advanced."""
    grade = ("advanced", "intermediate", "entry")[min(2, 3 * (position - 1) // _ROWS)]
    return f"{grade} (row {position} of {_ROWS} in the roadmap, 1 is the most advanced)"
