A container that may use less memory than its program needs. Source: Kubernetes documentation, "Assign Memory Resources to
Containers and Pods".

  $ kubectl create deployment render --image=polinux/stress -- stress --vm 1 --vm-bytes 120M > /dev/null; kubectl rollout status deployment render
  Waiting for deployment "render" rollout to finish: 0 of 1 updated replicas are available...
  deployment "render" successfully rolled out
# fault: memory-limit-too-low deployment=render memory=64Mi
  $ kubectl get pods -o jsonpath='{range .items[*]}{.status.containerStatuses[0].lastState.terminated.reason}{"\n"}{end}' | grep .
  OOMKilled
  $ kubectl set resources deployment render --limits=memory=256Mi --requests=memory=128Mi; kubectl rollout status deployment render | tail -1
  deployment.apps/render resource requirements updated
  deployment "render" successfully rolled out
