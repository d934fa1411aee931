Who may do what with files: users, groups, capabilities, a root that cannot be written to. Source: Kubernetes
documentation, "Configure a Security Context for a Pod or Container"; capabilities(7).

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   securityContext: {$2}
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], securityContext: {$3}, volumeMounts: [{name: e, mountPath: /e}]}]
  >   volumes: [{name: e, emptyDir: {}}]
  > Y
  > E
  $ bash pod.sh root; bash pod.sh none '' 'capabilities: {drop: [ALL]}'; bash pod.sh chown '' 'capabilities: {drop: [ALL], add: [CHOWN]}'; bash pod.sh fixed '' 'readOnlyRootFilesystem: true'; bash pod.sh group 'runAsUser: 1000, runAsGroup: 1000, fsGroup: 2000'
  pod/root created
  pod/none created
  pod/chown created
  pod/fixed created
  pod/group created
  $ settle
  $ kubectl exec root -- sh -c 'touch /e/f; chown 5:6 /e/f; chmod 600 /e/f; cat /e/f; stat -c "%a %u %g" /e/f'
  600 5 6
Without capabilities root is a user like others.
  $ kubectl exec none -- sh -c 'touch /e/f; chown 5:6 /e/f; grep CapEff /proc/self/status'
  ! chown: /e/f: Operation not permitted
  CapEff:  0000000000000000
  $ kubectl exec chown -- sh -c 'touch /e/f; chmod 600 /e/f; chown 5:6 /e/f; cat /e/f; chmod 644 /e/f'
  ! cat: can't open '/e/f': Permission denied
  ! chmod: /e/f: Operation not permitted
  ! command terminated with exit code 1
  [1]
  $ kubectl exec fixed -- sh -c 'touch /x; mkdir /tmp/x; touch /e/x /dev/shm/x /dev/x && echo 1.2.3.4 a >> /etc/hosts && tail -1 /etc/hosts'
  ! touch: /x: Read-only file system
  ! mkdir: can't create directory '/tmp/x': Read-only file system
  1.2.3.4 a
What is made in a folder of a group is that group's.
  $ kubectl exec group -- sh -c 'mkdir /e/d; touch /e/d/f; stat -c "%a %u %g" /e /e/d /e/d/f'
  2777 0 2000
  2755 1000 2000
  644 1000 2000
  $ kubectl exec group -- sh -c 'touch /etc/x; echo $?; rm /etc/hosts; mv /e/d /tmp/d; ls /tmp'
  1
  d
  ! touch: /etc/x: Permission denied
  ! rm: can't remove '/etc/hosts': Permission denied
