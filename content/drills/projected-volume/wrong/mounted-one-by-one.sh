# fails: follows
# reaches the end state, but what is mounted by subPath never changes
kubectl patch deployment station -n weather -p '
spec:
  template:
    spec:
      containers:
        - name: station
          volumeMounts:
            - name: station
              mountPath: /etc/station/settings.ini
              subPath: settings.ini
            - name: station
              mountPath: /etc/station/keys/api.key
              subPath: keys/api.key
            - name: station
              mountPath: /etc/station/pod/labels
              subPath: pod/labels
            - name: station
              mountPath: /etc/station/token
              subPath: token
      volumes:
        - name: station
          projected:
            sources:
              - configMap:
                  name: station-config
                  items:
                    - key: settings.ini
                      path: settings.ini
              - secret:
                  name: collector-key
                  items:
                    - key: current
                      path: keys/api.key
                      mode: 0400
              - downwardAPI:
                  items:
                    - path: pod/labels
                      fieldRef:
                        fieldPath: metadata.labels
              - serviceAccountToken:
                  path: token
                  audience: collector.example.org
                  expirationSeconds: 7200
'
kubectl rollout status deployment/station -n weather --timeout=120s
