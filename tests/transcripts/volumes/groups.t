Whose the files of volumes are. Source: Kubernetes documentation, "Configure a Security Context for a Pod or Container"
(fsGroup), "Volumes" (hostPath).

  $ kubectl create configmap c --from-literal=a=1
  configmap/c created
  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   securityContext: {$2}
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: e, mountPath: /e}, {name: c, mountPath: /c}, {name: h, mountPath: /h}]}]
  >   volumes: [{name: e, emptyDir: {}}, {name: c, configMap: {name: c, defaultMode: 0400}}, {name: h, hostPath: {path: /srv/h, type: DirectoryOrCreate}}]
  > Y
  > E
  $ bash pod.sh group 'runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000'; bash pod.sh user 'runAsUser: 1000'
  pod/group created
  pod/user created
  $ settle
  $ kubectl exec group -- sh -c 'id; ls -ld /e /h | cut -c1-38; touch /e/x; stat -c "%u %g" /e/x; cat /c/a; echo; touch /h/x'
  uid=1000 gid=3000 groups=2000,3000
  drwxrwsrwx  2 root  2000
  drwxr-xr-x  2 root  root
  1000 2000
  1
  ! touch: /h/x: Permission denied
  ! command terminated with exit code 1
  [1]
  $ kubectl exec user -- sh -c 'id; ls -ld /e | cut -c1-38; touch /e/x && stat -c "%u %g" /e/x; cat /c/a'
  uid=1000 gid=0(root) groups=0(root)
  drwxrwxrwx  2 root  root
  1000 0
  ! cat: can't open '/c/a': Permission denied
  ! command terminated with exit code 1
  [1]
