package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** The eve of a holiday, a Thursday, asked over SOAP. */
@ExtendWith(SharedRelais.class)
class CalendarOverSoapIT {

    private final Api agent;

    CalendarOverSoapIT(Api api) {
        agent = api.as("agent");
    }

    private Answer call(Soap soap, String operation, String members) {
        return soap.send(agent, "/soap/calendar", "", "urn:relais:calendar", operation, members);
    }

    @ParameterizedTest
    @EnumSource
    void isItOpenAndWhenAgain(Soap soap) {
        Answer open = call(soap, "GetOpeningStatus", "<at>2021-09-23T10:59:00+11:00</at><site>caps</site>")
                .expect(200);
        assertEquals("true", soap.text(open, "open"));
        assertEquals("2021-09-23", soap.text(open, "officeDay"));
        assertEquals("2021-09-23T05:00:00Z", soap.text(open, "closesAt"));

        Answer shut = call(
                        soap,
                        "GetOpeningStatus",
                        "<at>2021-09-24T10:00:00+11:00</at><site>caps</site><channel>phone</channel>")
                .expect(200);
        assertEquals("false", soap.text(shut, "open"));
        assertEquals("2021-09-26T20:00:00Z", soap.text(shut, "nextOpening"));
        assertTrue(soap.text(shut, "reason").contains("citoyenneté"), shut::toString);
        Answer fault = call(soap, "GetOpeningStatus", "<site>nowhere</site>");
        assertEquals("/site", soap.text(fault, "pointer"));
    }

    @ParameterizedTest
    @EnumSource
    void theNextWorkingDayAndWhichDaysWerePassedOver(Soap soap) {
        Answer next =
                call(soap, "GetNextWorkingDay", "<after>2021-09-23</after>").expect(200);
        String body = next.body();
        assertEquals("2021-09-27", soap.text(next, "date"));
        for (String skipped : new String[] {"2021-09-24", "2021-09-25", "2021-09-26"}) {
            assertTrue(body.contains(skipped), body);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anHourFromHalfPastThreeEndsOnMonday(Soap soap) {
        Answer due = call(
                        soap,
                        "GetDueDate",
                        "<from>2021-09-23T15:30:00+11:00</from><workingMinutes>60</workingMinutes><site>caps</site>")
                .expect(200);
        assertEquals("2021-09-26T20:30:00Z", soap.text(due, "dueAt"));
        assertTrue(due.body().contains("Citizenship Day"), due::toString);
        Answer fault =
                call(soap, "GetDueDate", "<from>2021-09-23T15:30:00+11:00</from><workingMinutes>-1</workingMinutes>");
        assertEquals("/workingMinutes", soap.text(fault, "pointer"));
    }
}
