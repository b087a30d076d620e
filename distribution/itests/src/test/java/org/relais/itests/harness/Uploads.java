package org.relais.itests.harness;

import java.util.Map;

/** Forms with a file, as a client without a toolkit sends them. */
public final class Uploads {

    private static final String BOUNDARY = "----documents";

    private Uploads() {}

    /** Sends a document whose content is text, after the fields that say what it is. */
    public static Answer send(Api api, String path, String name, String content, Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((field, value) -> form.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, field, value)));
        form.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                        .formatted(BOUNDARY, name))
                .append("Content-Type: application/octet-stream\r\n\r\n")
                .append(content)
                .append("\r\n--%s--\r\n".formatted(BOUNDARY));
        return api.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .send("POST", path, form.toString());
    }

    public static Answer send(Api api, String path, String name, String content) {
        return send(api, path, name, content, Map.of());
    }

    /** A content that is a PDF as far as its beginning says. */
    public static String pdf(String text) {
        return "%PDF-1.4\n" + text;
    }
}
