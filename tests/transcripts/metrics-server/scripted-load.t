Load that is scripted: by a loop of wget, by several of them, and by ab; without requests nothing scales.
Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/ and https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/, v1.36; pkg/controller/podautoscaler.

  $ kubectl create deployment shop --image=registry.k8s.io/hpa-example --port=80
  deployment.apps/shop created
  $ kubectl expose deployment shop
  service/shop exposed
  $ kubectl autoscale deployment shop --cpu=50% --min=1 --max=4
  horizontalpodautoscaler.autoscaling/shop autoscaled
  $ kubectl create deployment load --image=busybox:1.36 --replicas=1 -- /bin/sh -c 'while sleep 0.01; do wget -q -O- http://shop; done'
  deployment.apps/load created
  $ advance 90s
  $ kubectl get hpa shop
  NAME   REFERENCE         TARGETS              MINPODS   MAXPODS   REPLICAS   AGE
  shop   Deployment/shop   cpu: <unknown>/50%   1         4         1          92s
  $ kubectl describe hpa shop | grep -o 'failed to get cpu utilization:.*' | sort -u
  failed to get cpu utilization: missing request for cpu in container hpa-example of Pod shop-74f5f8b6fc-qjkhp
  $ kubectl top pods -l app=shop --no-headers | awk '{print ($2+0 > 100 ? "busy" : "idle")}'
  busy
With requests it works: up to the bound.
  $ kubectl set resources deployment shop --requests=cpu=200m
  deployment.apps/shop resource requirements updated
  $ advance 2m
  $ kubectl get hpa shop
  NAME   REFERENCE         TARGETS        MINPODS   MAXPODS   REPLICAS   AGE
  shop   Deployment/shop   cpu: 75%/50%   1         4         4          3m35s
  $ kubectl scale deployment load --replicas=3
  deployment.apps/load scaled
  $ advance 2m
  $ kubectl get hpa shop
  NAME   REFERENCE         TARGETS         MINPODS   MAXPODS   REPLICAS   AGE
  shop   Deployment/shop   cpu: 225%/50%   1         4         4          5m38s
  $ kubectl get hpa shop -o json | jq -r '.status.conditions[] | select(.type == "ScalingLimited") | "\(.status) \(.reason): \(.message)"'
  True TooManyReplicas: the desired replica count is more than the maximum replica count
  $ kubectl patch hpa shop --type=merge -p '{"spec":{"maxReplicas":12}}'
  horizontalpodautoscaler.autoscaling/shop patched
  $ advance 2m
  $ kubectl get hpa shop --no-headers | awk '{print $6, $7}'
  12 12
  $ kubectl describe hpa shop | grep -o 'New size.*'
  New size: 4; reason: cpu resource utilization (percentage of request) above target
  New size: 8; reason: cpu resource utilization (percentage of request) above target
  New size: 12; reason: cpu resource utilization (percentage of request) above target
The load ends: nothing for five minutes, then down.
  $ kubectl scale deployment load --replicas=0
  deployment.apps/load scaled
  $ advance 4m
  $ kubectl get hpa shop --no-headers | awk '{print $3, $4, $7}'
  cpu: 0%/50% 12
  $ kubectl get hpa shop -o json | jq -r '.status.conditions[] | select(.type == "AbleToScale") | .reason'
  ScaleDownStabilized
  $ advance 3m
  $ kubectl get hpa shop --no-headers | awk '{print $3, $4, $7}'
  cpu: 0%/50% 1
  $ kubectl get events --field-selector reason=SuccessfulRescale -o custom-columns=M:.message --no-headers | tail -1
  New size: 1; reason: All metrics below target
A shorter window, steps downwards, and ab instead of a loop.
  $ kubectl patch hpa shop --type=merge -p '{"spec":{"behavior":{"scaleDown":{"stabilizationWindowSeconds":30,"policies":[{"type":"Pods","value":2,"periodSeconds":60}]}}}}'
  horizontalpodautoscaler.autoscaling/shop patched
  $ kubectl create job ab --image=httpd:2.4 -- ab -t 150 -n 100000 -c 1 http://shop/
  job.batch/ab created
  $ advance 2m
  $ kubectl get hpa shop --no-headers | awk '{print $3, $4, $7}'
  cpu: 75%/50% 12
  $ advance 3m
  $ kubectl get job ab --no-headers | awk '{print $2, $3}'
  Complete 1/1
  $ kubectl logs job/ab | grep -e 'Complete requests' -e 'Failed requests' -e 'Requests per second'
  Complete requests:      30240
  Failed requests:        0
  Requests per second:    201.60 [#/sec] (mean)
  $ advance 90s
  $ kubectl get hpa shop --no-headers | awk '{print $7}'
  4
  $ advance 5m
  $ kubectl get hpa shop --no-headers | awk '{print $7}'
  1
