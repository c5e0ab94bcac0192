package stepwright.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Date;
import org.operaton.bpm.engine.impl.jobexecutor.JobExecutor;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/**
 * Moves the engine's clock for tests: PUT {"now": "2030-01-01T00:00:00Z"}, DELETE puts it back. With "fixed": true it
 * stands still until it is moved again.
 */
class TestClock extends HttpServlet {

  private final transient JobExecutor jobExecutor;

  TestClock(JobExecutor jobExecutor) {
    this.jobExecutor = jobExecutor;
  }

  /** An offset unless a fixed time is asked for: backoffs and long polls of the engine need a clock that goes on. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonNode wanted = new ObjectMapper().readTree(request.getInputStream());
    JsonNode now = wanted.path("now");
    try {
      long nowMs = Instant.parse(now.asText()).toEpochMilli();
      ClockUtil.reset();
      if (wanted.path("fixed").asBoolean()) {
        ClockUtil.setCurrentTime(new Date(nowMs));
      } else {
        ClockUtil.offset(nowMs - System.currentTimeMillis());
      }
      answerMoved(response);
    } catch (DateTimeParseException wrong) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "now must be an ISO instant, not " + now);
    }
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    ClockUtil.reset();
    answerMoved(response);
  }

  /** The job executor waits in real time, so it is told to look again. */
  private void answerMoved(HttpServletResponse response) {
    if (jobExecutor != null && jobExecutor.isActive()) {
      jobExecutor.jobWasAdded();
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
