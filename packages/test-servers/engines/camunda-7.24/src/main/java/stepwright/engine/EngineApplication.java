package stepwright.engine;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the process engine with its REST API, and ends with the process that started it. */
@SpringBootApplication
public class EngineApplication {

  private static final long ORDERLY_EXIT_MS = 10_000;

  public static void main(String[] args) {
    if ("stdin".equals(System.getenv("ENGINE_LIVES_WITH"))) {
      endWithStandardInput();
    }
    SpringApplication.run(EngineApplication.class, args);
  }

  /** The owner never writes: end of input means that the owner is gone, whatever killed it. */
  private static void endWithStandardInput() {
    daemon("owner-watch", () -> {
      try {
        while (System.in.read() >= 0) {
          continue;
        }
      } catch (IOException closed) {
        // A broken pipe says the same as its end.
      }
      daemon("exit-limit", () -> {
        try {
          Thread.sleep(ORDERLY_EXIT_MS);
        } catch (InterruptedException ignored) {
          Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
      });
      System.exit(0);
    });
  }

  private static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }
}
