What two containers of a pod and their node see of one folder, while they run. Source: Kubernetes documentation,
"Communicate Between Containers in the Same Pod Using a Shared Volume", "Volumes" (emptyDir, hostPath).

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   nodeName: worker-1
  >   containers:
  >   - {name: writer, image: "busybox:1.36", command: [sh, -c, 'i=0; while true; do i=$((i+1)); echo line $i >> /out/log; sleep 1; done'], volumeMounts: [{name: e, mountPath: /out}]}
  >   - {name: reader, image: "busybox:1.36", command: [sh, -c, 'tail -f /in/log'], volumeMounts: [{name: e, mountPath: /in, readOnly: true}, {name: h, mountPath: /host}]}
  >   volumes: [{name: e, emptyDir: {}}, {name: h, hostPath: {path: /srv/h}}]
  > Y
  pod/p created
  $ settle
  $ kubectl exec p -c reader -- sh -c 'a=$(wc -l < /in/log); sleep 5; b=$(wc -l < /in/log); echo $((b - a))'
  5
  $ kubectl logs p -c reader | head -2
  line 1
  line 2
The node has it below the pod's own folder.
  $ ssh worker-1 'cd /var/lib/kubelet/pods/*/volumes/kubernetes.io~empty-dir/e; head -1 log; echo from the node > note; chown 1000:2000 note; chmod 640 note'
  line 1
  $ kubectl exec p -c reader -- sh -c 'cat /in/note; stat -c "%a %u %g" /in/note; touch /in/x'
  from the node
  640 1000 2000
  ! touch: /in/x: Read-only file system
  ! command terminated with exit code 1
  [1]
A link in a folder of the node leads through the container's own tree.
  $ ssh worker-1 'ln -s /etc/hostname /srv/h/name; ln -s ../etc/kubernetes /srv/h/kube'
  $ kubectl exec p -c reader -- sh -c 'cat /host/name; ls /host/kube/'
  p
  ! ls: /host/kube/: No such file or directory
  ! command terminated with exit code 1
  [1]
With the pod its folder goes, what it wrote on the node stays.
  $ kubectl exec p -c reader -- sh -c 'echo kept > /host/kept'; kubectl delete pod p --grace-period=1
  pod "p" deleted from default namespace
  $ ssh worker-1 'ls /var/lib/kubelet/pods/*/volumes/kubernetes.io~empty-dir 2>/dev/null; cat /srv/h/kept'
  kept
