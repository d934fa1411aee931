A metrics server that cannot read the kubelets is never ready, and its API unavailable.
Source: https://github.com/kubernetes-sigs/metrics-server#requirements (kubelets' certificates) and kube-aggregator

  $ kubectl -n kube-system patch deploy metrics-server --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/args/5"},{"op":"replace","path":"/spec/strategy","value":{"type":"Recreate"}}]'
  deployment.apps/metrics-server patched
  $ advance 60s
  $ kubectl -n kube-system get pods -l k8s-app=metrics-server --no-headers | awk '{print $2, $3}'
  0/1 Running
  $ kubectl -n kube-system describe pod -l k8s-app=metrics-server | grep -o 'Readiness probe failed: .*'
  Readiness probe failed: HTTP probe failed with statuscode: 500
  $ kubectl get apiservice v1beta1.metrics.k8s.io --no-headers | awk '{print $2, $3, $4}'
  kube-system/metrics-server False (MissingEndpoints)
  $ kubectl top nodes
  ! error: Metrics API not available
  [1]
  $ kubectl create deployment web --image=nginx:1.27
  deployment.apps/web created
  $ kubectl set resources deploy web --requests=cpu=100m
  deployment.apps/web resource requirements updated
  $ kubectl autoscale deployment web --cpu=50% --max=3
  horizontalpodautoscaler.autoscaling/web autoscaled
  $ advance 35s
  $ kubectl describe hpa web | grep -A5 Conditions
  Conditions:
    Type  Status  Reason  Message
    ----  ------  ------  -------
    AbleToScale  True  SucceededGetScale  the HPA controller was able to get the target's current scale
    ScalingActive  False  FailedGetResourceMetric  the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)
  Events:
  $ kubectl describe hpa web | grep -o 'Failed.*'
  FailedGetResourceMetric  the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)
  FailedGetResourceMetric  <age> (x2 over <age>)  horizontal-pod-autoscaler  failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)
  FailedComputeMetricsReplicas  <age> (x2 over <age>)  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)
  $ kubectl -n kube-system patch deploy metrics-server --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--kubelet-insecure-tls"}]'
  deployment.apps/metrics-server patched
  $ advance 60s
  $ kubectl top nodes --no-headers | wc -l
  3
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 0%/50%  1  3  1  <age>
  $ kubectl -n kube-system scale deploy metrics-server --replicas=0
  deployment.apps/metrics-server scaled
  $ settle
  $ kubectl top pods
  ! error: Metrics API not available
  [1]
  $ kubectl delete apiservice v1beta1.metrics.k8s.io
  apiservice.apiregistration.k8s.io "v1beta1.metrics.k8s.io" deleted
  $ kubectl top pods
  ! error: Metrics API not available
  [1]
