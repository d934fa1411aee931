A hostPath volume is the host's own folder: what is written on one side is seen on the other. Source:
Kubernetes documentation, "Volumes", hostPath.

  $ ssh worker-1 'mkdir -p /srv/web; echo from the host > /srv/web/index.html'
  $ cat > pod.yaml <<'YAML'
  > apiVersion: v1
  > kind: Pod
  > metadata:
  >   name: web
  > spec:
  >   nodeName: worker-1
  >   containers:
  >   - name: c
  >     image: busybox
  >     command: [sh, -c, "echo from the pod > /data/written; sleep 1000"]
  >     volumeMounts:
  >     - name: data
  >       mountPath: /data
  >   volumes:
  >   - name: data
  >     hostPath:
  >       path: /srv/web
  >       type: Directory
  > YAML
  $ kubectl apply -f pod.yaml
  pod/web created
  $ settle
  $ kubectl exec web -- cat /data/index.html
  from the host
  $ kubectl exec web -- sh -c 'echo again > /data/again'
  $ ssh worker-1 'ls /srv/web; cat /srv/web/written /srv/web/again'
  again
  index.html
  written
  from the pod
  again
  $ ssh worker-1 'echo changed > /srv/web/index.html'; kubectl exec web -- cat /data/index.html
  changed
