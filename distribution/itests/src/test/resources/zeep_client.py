"""Takes a call to its resolution with an independent SOAP client: python3 zeep_client.py URL KEY."""

import sys

import zeep
from zeep.wsse.username import UsernameToken


def client(url, account):
    return zeep.Client(url + "/soap/cases?wsdl", wsse=UsernameToken(account, "demo-" + account))


def main(url, key):
    desk = client(url, "agent").service
    department = client(url, "dpass").service

    submission = {
        "site": "caps",
        "topic": "vaccination",
        "subject": "Certificat",
        "call": {"callId": key},
        "outcome": "CASE",
        "department": "DPASS",
    }
    intake = desk.ReceiveIntake(channel="phone", idempotencyKey=key, submission=submission)
    reference = intake.cases[0].reference
    department.PerformAction(case=reference, action="assign", agent="dpass")
    department.PerformAction(case=reference, action="start")
    department.AddNote(case=reference, text="Par zeep")
    resolved = department.PerformAction(case=reference, action="resolve", code="ANSWERED", text="Envoyé")

    try:
        desk.GetCase(case="2021-000000-X")
        code = "no fault"
    except zeep.exceptions.Fault as fault:
        code = fault.detail.findtext(".//{urn:relais:problem}code")

    page = desk.FindCases(status=["RESOLVED"], q=reference)
    print(reference, resolved.status, code, len(page["items"]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
