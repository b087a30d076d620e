package org.relais.service.desk.internal.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.documents.DocumentView;

/** The documents of one archive, each at a path of its own. One for each archive; not thread-safe. */
final class Enclosures {

    private final Map<String, DocumentView> byPath = new LinkedHashMap<>();

    /** A document and where it stands in the archive. */
    record Enclosure(String path, DocumentView document) {}

    /**
     * Encloses a document unless it was withdrawn, and tells about it.
     *
     * @param owner with whose documents it lies
     * @param place among the documents of the owner, from 1 on; tells those apart that have the same name
     */
    Map<String, Object> add(String owner, int place, DocumentView document) {
        String path = "documents/%s/%d-%s".formatted(owner, place, document.name());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", document.name());
        members.put("type", document.type());
        members.put("size", document.size());
        members.put("sha256", document.sha256());
        members.put("storedAt", document.storedAt().toString());
        members.put("by", document.by());
        if (document.withdrawn() == null) {
            members.put("file", path);
            byPath.put(path, document);
        }
        return members;
    }

    List<Enclosure> all() {
        return byPath.entrySet().stream()
                .map(one -> new Enclosure(one.getKey(), one.getValue()))
                .toList();
    }
}
