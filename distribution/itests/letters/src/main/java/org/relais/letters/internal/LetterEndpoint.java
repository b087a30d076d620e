package org.relais.letters.internal;

import jakarta.jws.WebMethod;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.letters.internal.entity.LetterRegister;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** Shows the register over SOAP. */
@Component(service = LetterEndpoint.class)
@SoapEndpoint(address = "/letters")
@WebService(serviceName = "LetterDesk", targetNamespace = "urn:relais:letters")
public final class LetterEndpoint {

    private final LetterRegister register;
    private final UnitOfWork unitOfWork;

    @Activate
    public LetterEndpoint(@Reference LetterRegister register, @Reference UnitOfWork unitOfWork) {
        this.register = register;
        this.unitOfWork = unitOfWork;
    }

    @WebMethod(operationName = "CountLetters")
    @RequiresPermission(LetterPermissions.READ)
    @WebResult(name = "letters")
    public long countLetters() {
        return unitOfWork.read(register::count);
    }

    @WebMethod(operationName = "GetVersion")
    @RequiresPermission("office:read")
    @WebResult(name = "version")
    public String version() {
        return BundleVersion.text();
    }

    /** Says nothing about who may call it, so nobody may. */
    @WebMethod(operationName = "Forgotten")
    public String forgotten() {
        return "nobody reads this";
    }
}
