A pod that is deleted stops its sidecars last, in the reverse of the order in which they started. Source:
Kubernetes documentation, "Sidecar Containers", termination; kuberuntime_termination_order.go.

  $ cat > order.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: order}
  > spec:
  >   terminationGracePeriodSeconds: 20
  >   volumes: [{name: diary, hostPath: {path: /tmp/stop-order, type: DirectoryOrCreate}}]
  >   initContainers:
  >   - name: first
  >     image: busybox:1.36
  >     restartPolicy: Always
  >     command: [sh, -c, "trap 'echo first >> /diary/log; exit 0' TERM; while true; do sleep 1; done"]
  >     volumeMounts: [{name: diary, mountPath: /diary}]
  >   - name: second
  >     image: busybox:1.36
  >     restartPolicy: Always
  >     command: [sh, -c, "trap 'echo second >> /diary/log; exit 0' TERM; while true; do sleep 1; done"]
  >     volumeMounts: [{name: diary, mountPath: /diary}]
  >   containers:
  >   - name: app
  >     image: busybox:1.36
  >     command: [sh, -c, "trap 'sleep 3; echo app >> /diary/log; exit 0' TERM; while true; do sleep 1; done"]
  >     volumeMounts: [{name: diary, mountPath: /diary}]
  > Y
  $ kubectl apply -f order.yaml
  pod/order created
  $ settle
  $ kubectl delete pod order
  pod "order" deleted from default namespace
  $ kubectl get events --field-selector involvedObject.name=order,reason=Killing -o custom-columns=M:.message --no-headers | sort
  Stopping container app
  Stopping container first
  Stopping container second
  $ kubectl run reader --image=busybox:1.36 --restart=Never --overrides='{"spec":{"nodeName":"worker-1","volumes":[{"name":"d","hostPath":{"path":"/tmp/stop-order"}}],"containers":[{"name":"r","image":"busybox:1.36","command":["cat","/d/log"],"volumeMounts":[{"name":"d","mountPath":"/d"}]}]}}'
  pod/reader created
  $ settle
  $ kubectl logs reader
  app
  second
  first
