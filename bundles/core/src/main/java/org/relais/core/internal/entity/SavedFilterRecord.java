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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.filters.SavedFilterStore.StoredFilter;
import org.relais.filters.SavedFilter;

/** One row of RELAIS_SAVED_FILTER. */
@Entity
@Table(name = "RELAIS_SAVED_FILTER")
@NullUnmarked
class SavedFilterRecord {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "OWNER_ACCOUNT")
    private String owner;

    @Column(name = "NAME")
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "SHARING")
    private SavedFilter.Sharing sharing;

    @Column(name = "DEPARTMENT")
    private String department;

    @Column(name = "PARAMETERS")
    private String parameters;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected SavedFilterRecord() {}

    SavedFilterRecord(StoredFilter stored) {
        id = stored.filter().id().toString();
        owner = stored.filter().owner();
        take(stored);
    }

    void take(StoredFilter stored) {
        name = stored.filter().name();
        sharing = stored.filter().sharing();
        department = stored.department();
        parameters = write(stored.filter().parameters());
    }

    StoredFilter stored() {
        return new StoredFilter(
                new SavedFilter(UUID.fromString(id), owner, name, sharing, read(parameters), revision), department);
    }

    private static String write(Map<String, String> parameters) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(parameters));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }

    private static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parameters of a saved filter are damaged", e);
        }
    }
}
