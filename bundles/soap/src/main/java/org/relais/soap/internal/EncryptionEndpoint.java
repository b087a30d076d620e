package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.encryption.KeyChanges;
import org.relais.encryption.KeyStatus;
import org.relais.identity.Caller;
import org.relais.soap.internal.contract.encryption.EncryptionPort;
import org.relais.soap.internal.contract.encryption.GetKeys;
import org.relais.soap.internal.contract.encryption.GetKeysResponse;
import org.relais.soap.internal.contract.encryption.Holder;
import org.relais.soap.internal.contract.encryption.Keys;
import org.relais.soap.internal.contract.encryption.RetireKeys;
import org.relais.soap.internal.contract.encryption.RetireKeysResponse;
import org.relais.soap.internal.contract.encryption.RotateKeys;
import org.relais.soap.internal.contract.encryption.RotateKeysResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** The keys with which data are sealed at rest, over SOAP. Thread-safe. */
@Component(service = EncryptionEndpoint.class)
@SoapEndpoint(address = "/encryption", wsdl = "wsdl/Encryption.wsdl")
@WebService(
        serviceName = "Encryption",
        portName = "EncryptionSoap12",
        targetNamespace = "urn:relais:encryption",
        endpointInterface = "org.relais.soap.internal.contract.encryption.EncryptionPort")
public final class EncryptionEndpoint implements EncryptionPort {

    private final KeyChanges keys;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public EncryptionEndpoint(@Reference KeyChanges keys) {
        this.keys = keys;
    }

    @Override
    @RequiresPermission("encryption:rotate")
    public GetKeysResponse getKeys(GetKeys request) {
        GetKeysResponse response = new GetKeysResponse();
        response.setKeys(xml(keys.status(caller())));
        return response;
    }

    @Override
    @RequiresPermission("encryption:rotate")
    public RotateKeysResponse rotateKeys(RotateKeys request) {
        RotateKeysResponse response = new RotateKeysResponse();
        response.setKeys(xml(keys.rotate(caller(), request.getReason())));
        return response;
    }

    @Override
    @RequiresPermission("encryption:rotate")
    public RetireKeysResponse retireKeys(RetireKeys request) {
        RetireKeysResponse response = new RetireKeysResponse();
        response.setKeys(xml(keys.retire(caller(), request.getReason())));
        return response;
    }

    private static Keys xml(KeyStatus status) {
        Keys element = new Keys();
        element.setCurrentKey(status.current());
        element.getOldKeys().addAll(status.old());
        element.setRetirable(status.retirable());
        for (KeyStatus.Holder holder : status.holders()) {
            Holder one = new Holder();
            one.setName(holder.name());
            one.setSealedAnew(holder.sealedAnew());
            one.setDone(holder.done());
            one.setPresent(holder.present());
            element.getHolders().add(one);
        }
        return element;
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
