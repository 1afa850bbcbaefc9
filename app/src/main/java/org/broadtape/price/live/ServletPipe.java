package org.broadtape.price.live;

import io.javalin.http.Context;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// A pipe over the server's own output, written to without a thread that waits (Jakarta Servlet 6.0
/// §5.7). Jetty's output takes a buffer as it is, where the Servlet's copies it into one of its own
/// that it keeps as long as the stream lasts.
final class ServletPipe implements Pipe {
    private final Context request;
    private final HttpOutput output;
    private volatile boolean open;

    /// To whoever sent that request.
    ServletPipe(Context request) {
        this.request = request;
        try {
            this.output = (HttpOutput) request.res().getOutputStream();
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    /// Begins to write, once the request has left its thread. Before that, the output would say
    /// that it is ready and then wait.
    CompletableFuture<Void> open(LiveStream stream) {
        output.setWriteListener(
                new WriteListener() {
                    @Override
                    public void onWritePossible() {
                        stream.tell();
                    }

                    @Override
                    public void onError(Throwable broken) {
                        stream.end();
                    }
                });
        open = true;
        return stream.ended();
    }

    @Override
    public boolean isReady() {
        return open && output.isReady();
    }

    @Override
    public void write(ByteBuffer frame) throws IOException {
        output.write(frame);
    }

    @Override
    public void cut() {
        ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
