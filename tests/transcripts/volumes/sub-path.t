Parts of a volume, by subPath and by an expression. Source: Kubernetes documentation, "Volumes" (Using subPath, Using
subPath with expanded environment variables); pkg/kubelet/kubelet_pods.go.

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sh, -c, "echo $1 > /logs/hello.txt; sleep 10000"]
  >     env: [{name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
  >     volumeMounts: [{name: v, mountPath: /logs, $2}]
  >   volumes: [{name: v, hostPath: {path: /srv/logs}}]
  > Y
  > E
  $ bash pod.sh one 'subPathExpr: $(POD_NAME)'; bash pod.sh two 'subPath: deep/two'; bash pod.sh three 'subPathExpr: $(NOPE)'
  pod/one created
  pod/two created
  pod/three created
  $ settle
  $ ssh worker-1 'cd /srv/logs; find . -type f | sort; cat one/hello.txt'
  ./deep/two/hello.txt
  ./one/hello.txt
  one
  $ kubectl get pod three --no-headers | awk '{print $3}'
  CreateContainerConfigError
  $ kubectl get pod three -o jsonpath='{.status.containerStatuses[0].state.waiting.message}{"\n"}'
  missing value for "NOPE"
  $ kubectl describe pod one two | grep path=
        /logs from v (rw,path="deep/two")
  $ bash pod.sh four 'subPathExpr: ../$(POD_NAME)'; bash pod.sh four 'subPathExpr: $(POD_NAME), subPath: x'; bash pod.sh four 'subPath: ../x'
  ! The Pod "four" is invalid: spec.containers[0].volumeMounts.subPathExpr: Invalid value: "../$(POD_NAME)": must not contain '..'
  ! The Pod "four" is invalid: spec.containers[0].volumeMounts[0].subPathExpr: Invalid value: "$(POD_NAME)": subPathExpr and subPath are mutually exclusive
  ! The Pod "four" is invalid: spec.containers[0].volumeMounts[0].subPath: Invalid value: "../x": must not contain '..'
  [1]
