package stepwright.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the test clock only where ENGINE_TEST_CLOCK is true: whoever moves the clock ends locks and fires timers. */
@Configuration
@ConditionalOnProperty("stepwright.test-clock")
class TestClockConfiguration {

  @Bean
  ServletRegistrationBean<TestClock> testClock(ProcessEngine engine) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return new ServletRegistrationBean<>(new TestClock(configuration.getJobExecutor()), "/test/clock");
  }
}
