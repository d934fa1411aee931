Containers that share their processes see and signal each other's; the pause process is the first. Source: Kubernetes
documentation, "Share Process Namespace between Containers in a Pod".

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: shared}
  > spec:
  >   shareProcessNamespace: true
  >   containers:
  >   - {name: nginx, image: "nginx:1.27"}
  >   - {name: shell, image: "busybox:1.36", command: [sleep, "3600"]}
  > Y
  pod/shared created
  $ kubectl wait --for=condition=Ready pod/shared
  pod/shared condition met
  $ kubectl exec shared -c shell -- ps -o pid,args | head -3
  PID   COMMAND
      1 /pause
      2 nginx -g daemon off;
  $ kubectl exec shared -c shell -- kill 2; sleep 3; kubectl get pod shared --no-headers | awk '{print $2, $3, $4}'
  2/2 Running 1
