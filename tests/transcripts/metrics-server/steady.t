What lasts is looked at all the same: after an hour of rest a change is met as it would have been before.
Source: pkg/controller/podautoscaler, v1.36 (every 15 seconds; five minutes of stabilisation)

  $ kubectl create deployment web --image=registry.k8s.io/hpa-example --port=80
  deployment.apps/web created
  $ kubectl set resources deployment web --requests=cpu=100m
  deployment.apps/web resource requirements updated
  $ kubectl expose deployment web
  service/web exposed
  $ kubectl annotate svc web kubekata.dev/requests-per-second=30
  service/web annotated
  $ kubectl autoscale deployment web --cpu=50% --min=1 --max=10
  horizontalpodautoscaler.autoscaling/web autoscaled
  $ advance 61m
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 46%/50%  1  10  6  <age>
  $ kubectl describe hpa web | grep -c SuccessfulRescale
  0
  [1]
  $ kubectl annotate svc web kubekata.dev/requests-per-second-
  service/web annotated
  $ advance 285s
  $ kubectl get hpa web --no-headers | awk '{print $4, $7}'
  1%/50% 6
  $ kubectl describe hpa web | grep AbleToScale
    AbleToScale  True  ScaleDownStabilized  recent recommendations were higher than current one, applying the highest recent recommendation
  $ advance 30s
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  1/1
  $ advance 61m
  $ kubectl annotate svc web kubekata.dev/requests-per-second=12
  service/web annotated
  $ advance 30s
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  3/3
  $ kubectl describe hpa web | grep -o 'New size.*' | tail -1
  New size: 3; reason: cpu resource utilization (percentage of request) above target
  $ kubectl rollout restart deploy web
  deployment.apps/web restarted
  $ advance 10m
  $ kubectl get hpa web
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  web  Deployment/web  cpu: 37%/50%  1  10  3  <age>
A series goes on by itself.
  $ kubectl annotate svc web kubekata.dev/requests-per-second='0s=12 3h=60' --overwrite
  service/web annotated
  $ advance 40m
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  3/3
  $ advance 20m
  $ kubectl get deploy web --no-headers | awk '{print $2}'
  10/10
