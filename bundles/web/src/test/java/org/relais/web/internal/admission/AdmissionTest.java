package org.relais.web.internal.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.web.internal.problem.Problem;

class AdmissionTest {

    private static final String ADMITTED = "admitted";

    /** A request with these header lines, for example {@code "Host: desk"}, and a body unless the length is 0. */
    private static HttpServletRequest request(String method, String query, int length, String... lines) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                AdmissionTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getQueryString" -> query;
                    case "getContentLengthLong" -> (long) length;
                    case "getContentType" -> first(lines, "Content-Type");
                    case "getHeader" -> first(lines, String.valueOf(arguments[0]));
                    case "getHeaders" -> Collections.enumeration(values(lines, String.valueOf(arguments[0])));
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private static List<String> values(String[] lines, String name) {
        return Arrays.stream(lines)
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .toList();
    }

    private static String first(String[] lines, String name) {
        return values(lines, name).stream().findFirst().orElse(null);
    }

    private static String rest(HttpServletRequest request) {
        return Admission.refusalOfRest(request).map(AdmissionTest::text).orElse(ADMITTED);
    }

    private static String soap(HttpServletRequest request) {
        return Admission.refusalOfSoap(request).map(AdmissionTest::text).orElse(ADMITTED);
    }

    private static String text(Problem problem) {
        return problem.status() + " " + problem.code();
    }

    private static String restBody(String contentType) {
        return rest(request("POST", null, 2, "Content-Type: " + contentType));
    }

    private static String soapBody(String contentType) {
        return soap(request("POST", null, 2, "Content-Type: " + contentType));
    }

    private static String browser(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("Host: desk.example:8181");
        return rest(request("POST", null, 0, all.toArray(String[]::new)));
    }

    @Test
    void a_body_of_json_is_admitted_in_utf_8_only() {
        assertEquals(ADMITTED, restBody("application/json"));
        assertEquals(ADMITTED, restBody("application/json; charset=utf-8"));
        assertEquals(ADMITTED, restBody("Application/JSON;charset=\"UTF-8\""));
        assertEquals("415 unsupported-media-type", restBody("application/json; charset=iso-8859-1"));
    }

    @Test
    void a_body_that_does_not_say_what_it_is_is_refused() {
        assertEquals("415 unsupported-media-type", rest(request("POST", null, 2)));
        assertEquals("415 unsupported-media-type", rest(request("POST", null, -1, "Transfer-Encoding: chunked")));
        assertEquals("415 unsupported-media-type", restBody("application/octet-stream"));
        assertEquals("415 unsupported-media-type", restBody("garbage"));
        assertEquals("415 unsupported-media-type", restBody("*/*"));
        assertEquals("415 unsupported-media-type", restBody("application/json, text/plain"));
    }

    @Test
    void an_action_without_a_body_needs_no_content_type() {
        assertEquals(ADMITTED, rest(request("POST", null, 0)));
        assertEquals(ADMITTED, rest(request("POST", null, -1)));
        assertEquals(ADMITTED, rest(request("POST", null, 0, "Content-Type: application/octet-stream")));
    }

    @Test
    void an_accept_header_names_a_media_range() {
        assertEquals("406 not-acceptable", rest(request("GET", null, 0, "Accept: garbage")));
        assertEquals(ADMITTED, rest(request("GET", null, 0, "Accept: application/json;q=0.5, */*")));
        assertEquals(ADMITTED, rest(request("GET", null, 0, "Accept: text/html, *; q=.2")));
        assertEquals(ADMITTED, rest(request("GET", null, 0, "Accept: application/*")));
    }

    @Test
    void soap_messages_are_xml_or_multipart_in_a_known_encoding() {
        assertEquals(ADMITTED, soapBody("text/xml"));
        assertEquals(ADMITTED, soapBody("application/soap+xml; charset=utf-16; action=\"urn:x\""));
        assertEquals(ADMITTED, soapBody("multipart/related; type=\"application/xop+xml\"; boundary=\"b;,=\""));
        for (String other : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b",
                "application/json",
                "xml",
                "text/xml; charset=no-such-one",
                "text/xml; charset=\"?\"")) {
            assertEquals("415 unsupported-media-type", soapBody(other), other);
        }
        assertEquals("415 unsupported-media-type", soap(request("POST", null, 2)));
        assertEquals(ADMITTED, soap(request("GET", "wsdl", 0)));
    }

    @Test
    void a_page_of_another_site_cannot_make_a_browser_change_something() {
        assertEquals("403 cross-site-request", browser("Sec-Fetch-Site: cross-site"));
        assertEquals("403 cross-site-request", browser("Sec-Fetch-Site: same-site"));
        assertEquals("403 cross-site-request", browser("Origin: http://evil.example"));
        assertEquals("403 cross-site-request", browser("Origin: http://desk.example:9999"));
        assertEquals("403 cross-site-request", browser("Origin: http://desk.example"));
        assertEquals("403 cross-site-request", browser("Origin: null"));
        assertEquals("403 cross-site-request", browser("Origin: ::"));
        assertEquals(
                "403 cross-site-request",
                soap(request("POST", null, 2, "Content-Type: text/xml", "Sec-Fetch-Site: cross-site")));
    }

    @Test
    void its_own_pages_other_clients_and_reading_are_admitted() {
        assertEquals(ADMITTED, browser("Origin: http://desk.example:8181", "Sec-Fetch-Site: same-origin"));
        assertEquals(ADMITTED, browser("Origin: http://DESK.example:8181"));
        assertEquals(ADMITTED, browser());
        assertEquals(ADMITTED, rest(request("GET", null, 0, "Sec-Fetch-Site: cross-site", "Host: desk")));
        assertEquals(ADMITTED, rest(request("PUT", null, 0, "Origin: https://desk", "Host: desk:443")));
        assertEquals(ADMITTED, rest(request("PUT", null, 0, "Origin: https://desk", "Host: desk")));
    }

    @Test
    void a_broken_escape_in_the_query_is_refused() {
        assertEquals("400 invalid-request", rest(request("GET", "q=%zz", 0)));
        assertEquals("400 invalid-request", rest(request("GET", "q=%2", 0)));
        assertEquals(ADMITTED, rest(request("GET", "q=%2C%c3%a9+x", 0)));
    }

    @Test
    void a_header_that_counts_once_is_sent_once() {
        assertEquals("400 invalid-request", rest(request("POST", null, 0, "Idempotency-Key: a", "Idempotency-Key: b")));
        assertEquals("400 invalid-request", rest(request("POST", null, 0, "If-Match: \"1\"", "If-Match: \"2\"")));
        assertEquals(ADMITTED, rest(request("POST", null, 0, "Idempotency-Key: a", "If-Match: \"1\"")));
    }
}
