package org.relais.web.internal.soap;

import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.token.UsernameToken;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;
import org.relais.web.internal.identity.Identification;

/**
 * Checks a UsernameToken with a password in clear text; a digest cannot be checked against a stored hash. Thread-safe.
 */
record UsernameTokenCheck(Identification identification) implements Validator {

    @Override
    public Credential validate(Credential credential, RequestData data) throws WSSecurityException {
        UsernameToken token = credential.getUsernametoken();
        if (token == null || token.isHashed() || token.getName() == null || token.getPassword() == null) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
        }
        credential.setPrincipal(identification.byPassword(token.getName(), token.getPassword()));
        return credential;
    }
}
