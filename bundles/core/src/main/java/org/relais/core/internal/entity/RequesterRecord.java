package org.relais.core.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.RequesterId;
import org.relais.core.internal.requesters.StoredRequester;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;

/** One row of RELAIS_REQUESTER. */
@Entity
@Table(name = "RELAIS_REQUESTER")
@NullUnmarked
class RequesterRecord {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Width of the column. */
    private static final int MAX_NAME_KEY = 500;

    @Id
    @Column(name = "ID")
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND")
    private RequesterKind kind;

    @Column(name = "FIRST_NAME")
    private String firstName;

    @Column(name = "LAST_NAME")
    private String lastName;

    @Column(name = "NAME")
    private String name;

    @Column(name = "LANGUAGE_TAG")
    private String language;

    @Column(name = "CONTACT_POINTS")
    private String contactPoints;

    @Column(name = "NAME_KEY")
    private String nameKey;

    @Column(name = "IS_BY_HAND")
    private int byHand;

    @Column(name = "MERGED_INTO")
    private String mergedInto;

    @Column(name = "CURRENT_ID")
    private String current;

    @Column(name = "MERGES")
    private int merges;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected RequesterRecord() {}

    RequesterRecord(StoredRequester stored) {
        id = stored.id().toString();
        byHand = stored.byHand() ? 1 : 0;
        take(stored);
    }

    void take(StoredRequester stored) {
        RequesterFacts facts = stored.facts();
        kind = facts.kind();
        firstName = facts.firstName();
        lastName = facts.lastName();
        name = facts.name();
        language = facts.language();
        contactPoints = write(facts.contactPoints());
        nameKey = bounded(stored.nameKey());
        mergedInto = stored.mergedInto() == null ? null : stored.mergedInto().toString();
        current = stored.current().toString();
        merges = stored.merges();
    }

    StoredRequester stored() {
        return new StoredRequester(
                new RequesterId(UUID.fromString(id)),
                new RequesterFacts(kind, firstName, lastName, name, language, read(contactPoints), List.of()),
                byHand == 1,
                mergedInto == null ? null : new RequesterId(UUID.fromString(mergedInto)),
                new RequesterId(UUID.fromString(current)),
                merges,
                revision);
    }

    static String bounded(String nameKey) {
        return nameKey.length() <= MAX_NAME_KEY ? nameKey : nameKey.substring(0, MAX_NAME_KEY);
    }

    private static String write(List<ContactPoint> points) {
        try {
            return JSON.writeValueAsString(points);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contact points always become JSON", e);
        }
    }

    private static List<ContactPoint> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<ContactPoint>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the contact points of a requester are damaged", e);
        }
    }
}
