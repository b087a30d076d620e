package org.relais.service.desk.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.NullUnmarked;
import org.relais.service.desk.internal.catalogue.ServiceStore.StoredDestination;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/** One row of SERVICE_DESTINATION. */
@Entity
@Table(name = "SERVICE_DESTINATION")
@NullUnmarked
class DestinationRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "SERVICE")
    private String service;

    @Column(name = "DESTINATION")
    private String destination;

    @Column(name = "NAME_FR")
    private String nameFr;

    @Column(name = "NAME_EN")
    private String nameEn;

    @Column(name = "ADDRESS")
    private String address;

    @Column(name = "ACTIVE")
    private int active;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected DestinationRecord() {}

    DestinationRecord(StoredDestination stored) {
        id = id(stored.service(), stored.id());
        service = stored.service().value();
        destination = stored.id();
        take(stored);
    }

    static String id(ServiceId service, String destination) {
        return service + "/" + destination;
    }

    void take(StoredDestination stored) {
        nameFr = stored.name().fr();
        nameEn = stored.name().en();
        address = stored.address();
        active = stored.active() ? 1 : 0;
    }

    StoredDestination stored() {
        return new StoredDestination(
                new ServiceId(service), destination, new LocalizedText(nameFr, nameEn), address, active == 1, revision);
    }
}
