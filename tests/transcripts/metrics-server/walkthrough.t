The walkthrough of autoscaling: load on a Service, more pods, and fewer of them five minutes after it has gone.
Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/ and pkg/controller/podautoscaler, v1.36

  $ kubectl create deployment php-apache --image=registry.k8s.io/hpa-example --port=80
  deployment.apps/php-apache created
  $ kubectl set resources deployment php-apache --requests=cpu=200m --limits=cpu=500m
  deployment.apps/php-apache resource requirements updated
  $ kubectl expose deployment php-apache
  service/php-apache exposed
  $ kubectl autoscale deployment php-apache --cpu=50% --min=1 --max=10
  horizontalpodautoscaler.autoscaling/php-apache autoscaled
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: <unknown>/50%  1  10  0  <age>
  $ kubectl describe hpa php-apache | sed -n '/Conditions/,$p'
  $ advance 20s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: <unknown>/50%  1  10  1  <age>
  $ kubectl describe hpa php-apache | sed -n '/Conditions/,$p'
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  SucceededGetScale  the HPA controller was able to get the target's current scale
    ScalingActive  False  FailedGetResourceMetric  the HPA was unable to compute the replica count: failed to get cpu utilization: did not receive metrics for targeted pods (pods might be unready)
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Warning  FailedGetResourceMetric  <age>  horizontal-pod-autoscaler  failed to get cpu utilization: did not receive metrics for targeted pods (pods might be unready)
    Warning  FailedComputeMetricsReplicas  <age>  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: did not receive metrics for targeted pods (pods might be unready)
  $ advance 40s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: 0%/50%  1  10  1  <age>
  $ kubectl describe hpa php-apache | sed -n '/^Metrics/,/^Events/p'
  Metrics:  ( current / target )
    resource cpu on pods  (as a percentage of request):  0% (<age>) / 50%
  Min replicas:  1
  Max replicas:  10
  Deployment pods:  1 current / 1 desired
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  ScaleDownStabilized  recent recommendations were higher than current one, applying the highest recent recommendation
    ScalingActive  True  ValidMetricFound  the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
    ScalingLimited  False  DesiredWithinRange  the desired count is within the acceptable range
  Events:
  $ kubectl run load-generator --image=busybox:1.28 --restart=Never -- /bin/sh -c "while sleep 0.01; do wget -q -O- http://php-apache; done"
  pod/load-generator created
  $ advance 30s
  $ kubectl get deploy php-apache
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  php-apache  5/5  5  5  <age>
  $ kubectl describe hpa php-apache | sed -n '/Conditions/,/^Events/p'
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  SucceededRescale  the HPA controller was able to update the target scale to 5
    ScalingActive  True  ValidMetricFound  the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
    ScalingLimited  False  DesiredWithinRange  the desired count is within the acceptable range
  Events:
  $ advance 75s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: 50%/50%  1  10  6  <age>
  $ kubectl top pods -l app=php-apache --no-headers | awk '{print $2+0}'
  101
  101
  101
  101
  101
  101
  $ kubectl describe hpa php-apache | grep -o 'New size.*'
  New size: 4; reason: cpu resource utilization (percentage of request) above target
  New size: 5; reason:
  New size: 6; reason: cpu resource utilization (percentage of request) above target
  $ kubectl get hpa php-apache -o json | jq -c '.status | [.currentReplicas, .desiredReplicas, .currentMetrics[0].resource.current.averageUtilization]'
  [6,6,50]
  $ kubectl delete pod load-generator --now
  pod "load-generator" deleted from default namespace
  $ advance 60s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: 0%/50%  1  10  6  <age>
  $ kubectl describe hpa php-apache | grep AbleToScale
    AbleToScale  True  ScaleDownStabilized  recent recommendations were higher than current one, applying the highest recent recommendation
  $ advance 5m
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: 0%/50%  1  10  1  <age>
  $ kubectl get deploy php-apache
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  php-apache  1/1  1  1  <age>
  $ kubectl describe hpa php-apache | sed -n '/Conditions/,/^Events/p'
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  ReadyForNewScale  recommended size matches current size
    ScalingActive  True  ValidMetricFound  the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
    ScalingLimited  True  TooFewReplicas  the desired replica count is less than the minimum replica count
  Events:
  $ kubectl describe hpa php-apache | grep -o 'New size.*' | tail -1
  New size: 1; reason: All metrics below target
  $ kubectl scale deploy php-apache --replicas=0
  deployment.apps/php-apache scaled
  $ advance 30s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: <unknown>/50%  1  10  0  <age>
  $ kubectl describe hpa php-apache | grep ScalingActive
    ScalingActive  False  ScalingDisabled  scaling is disabled since the replica count of the target is zero
  $ kubectl scale deploy php-apache --replicas=12
  deployment.apps/php-apache scaled
  $ advance 30s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  php-apache  Deployment/php-apache  cpu: 0%/50%  1  10  10  <age>
  $ kubectl describe hpa php-apache | grep -o 'New size.*' | tail -1
  New size: 1; reason: All metrics below target
  $ kubectl get hpa php-apache -o jsonpath='{.status.conditions[*].type}'
  AbleToScale ScalingActive ScalingLimited
