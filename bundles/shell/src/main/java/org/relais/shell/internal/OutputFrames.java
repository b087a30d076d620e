package org.relais.shell.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sends what a command prints as frames, so that the client knows where output ends. */
final class OutputFrames extends OutputStream {
    private final DataOutputStream out;

    OutputFrames(DataOutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.writeByte('o');
        out.writeInt(length);
        out.write(bytes, offset, length);
        out.flush();
    }
}
